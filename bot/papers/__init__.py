"""What the group gets to keep: calendar files, the workbook, and the preview as a page."""
