goodbye-group-ends = Tack för de här träffarna. Det som har berättats här stannar fortfarande i gruppen. Jag skickar ännu ett meddelande om en månad. Uppgifterna raderas: { $delete_date }.
goodbye-group-goes-on = Gruppen fortsätter. Överenskommelsen gäller som förut. Nästa träff: { $date }.

closed-room-leaving = Det här är gruppens eget slutna rum. Jag går nu och ser inte vad som skrivs här. Det som berättas här stannar här.
closed-room-announced = Gruppen har nu ett eget slutet rum för samtalet, och där är jag inte med. Det praktiska sköter jag här.
