package app.latchkey.platform.web;

/** Bytes with a type; with a file name the browser saves them. */
public record Download(String contentType, String fileName, byte[] content) implements Answer {
    public static Download shown(String contentType, byte[] content) {
        return new Download(contentType, "", content);
    }
}
