package app.latchkey.operator.seat;

import app.latchkey.accounts.SignedIn;
import java.time.Instant;

/** The operator who looks. Taking it as a parameter demands one. */
public record Seat(SignedIn operator, Instant now) {}
