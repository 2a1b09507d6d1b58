package app.latchkey.accounts;

import java.util.Optional;

/** Who stands before a page: somebody signed in, or nobody yet. */
public record Visitor(Optional<SignedIn> signedIn) {}
