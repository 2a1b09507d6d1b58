package app.latchkey.platform.web;

import java.io.IOException;
import java.io.OutputStream;

/** A file too long to be held in memory: written while it is sent. What fails on the way cuts it off. */
public record Written(String contentType, String fileName, Body content) implements Answer {
    public interface Body {
        void write(OutputStream out) throws IOException;
    }
}
