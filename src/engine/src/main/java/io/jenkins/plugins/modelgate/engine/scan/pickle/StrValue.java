package io.jenkins.plugins.modelgate.engine.scan.pickle;

/** A short string with its text; long ones are {@link Constants#STR}. */
final class StrValue extends PickleValue {
    /** Longest text kept, in bytes: longer than any name that can be allowed. */
    static final int MAX_BYTES = 1024;

    private final String text;
    private final boolean shared;

    StrValue(String text) {
        this(text, false);
    }

    /** @param shared whether this one object stands for all strings of the text, so that keeping it is free */
    StrValue(String text, boolean shared) {
        this.text = text;
        this.shared = shared;
    }

    @Override
    public Kind kind() {
        return Kind.STR;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    PickleValue stub() {
        return shared ? this : Constants.STR;
    }

    @Override
    int weight() {
        return shared ? 0 : 2 + text.length() / 32;
    }
}
