"""What is written from the studio's records and a text with fields in it: letters now, contracts and invoices later."""
