package app.latchkey.members;

/** What it means that one address stands on two files. */
public enum SharedKind {
    /** Same name, and nothing that speaks against it: probably one person with two files. */
    SAME_PERSON,
    /** Other names: people who share a mailbox. */
    FAMILY,
    /** Same name with another birth or phone: two people until somebody says otherwise, and no bulk mail to either. */
    NAMESAKES
}
