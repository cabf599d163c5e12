package io.jenkins.plugins.modelgate.engine.scan.pickle;

import java.util.Set;

/** A short string with its text; long ones are {@link Constants#STR}. */
final class StrValue extends PickleValue {
    /** Longest text kept, in bytes: longer than any name that can be allowed. */
    static final int MAX_BYTES = 1024;

    /** Methods that the unpickler looks up on an object that it fills. */
    private static final Set<String> CALLED = Set.of("append", "extend", "add", "update");

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
        return shared ? this : isHook() ? Constants.HOOK : Constants.stub(Kind.STR, text.length());
    }

    @Override
    long extent() {
        return text.length();
    }

    @Override
    boolean isHook() {
        return text.startsWith("__") || CALLED.contains(text);
    }

    @Override
    int weight() {
        return shared ? 0 : 2 + text.length() / 32;
    }
}
