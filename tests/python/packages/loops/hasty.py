import loops.hasty_partner
name = "hasty"
