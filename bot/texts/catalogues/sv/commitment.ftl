commitment-ask = Vad prövar du fram till nästa träff? Något litet räcker. Formen ”när …, så …” hjälper dig i gång.
