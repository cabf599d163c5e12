package io.jenkins.plugins.modelgate.engine.dataset.input;

/** The first byte of a text that is no white space of JSON (RFC 8259, section 2). */
final class FirstCharacter {
    private char character;

    /** The next bytes of the text. */
    void add(byte[] text, int length) {
        for (int i = 0; i < length && character == 0; i++) {
            byte b = text[i];
            if (b != ' ' && b != '\t' && b != '\n' && b != '\r') {
                character = (char) (b & 0xFF);
            }
        }
    }

    /** 0 as long as there was none. */
    char character() {
        return character;
    }
}
