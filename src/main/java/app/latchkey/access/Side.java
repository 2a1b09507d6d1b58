package app.latchkey.access;

/** Whose side it is: said first, since it is what people want to know. */
public enum Side {
    MEMBER,
    CLUB,
    LATCHKEY,
    MAIL_PROVIDER
}
