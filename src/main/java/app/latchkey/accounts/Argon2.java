package app.latchkey.accounts;

/** Argon2id in its standard text form, {@code $argon2id$v=19$m=…,t=…,p=1$salt$hash}. */
interface Argon2 {
    String hash(byte[] secret, int memoryKib, int passes);

    boolean verify(String hash, byte[] secret);
}
