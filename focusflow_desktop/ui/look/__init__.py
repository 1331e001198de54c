"""How the program looks: every colour and size in one place, icons, and the style sheet made from them. Stands below widgets."""
