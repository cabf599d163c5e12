package io.jenkins.plugins.modelgate.engine.scan.pickle;

/** What an allowed name may be used for. The allow list names these in lower case. */
enum Use {
    /** Imported and referenced, nothing else: functions and constants that a model keeps for later. */
    REFERENCE,
    /**
     * A built-in type: referenced, called with plain data, base of {@code copyreg._reconstructor}, factory of a
     * defaultdict.
     */
    TYPE,
    /** A class that is instantiated without running its constructor, then given its state. */
    NEW,
    /** A function; the argument rule says with what it may be called. */
    FUNCTION,
    /** A class whose constructor may be called as well; the argument rule says with what. */
    CALL,
    /** As {@link #CALL}; the instance is a list or behaves as one: APPEND and APPENDS. */
    LIST,
    /** As {@link #CALL}; the instance is a dict or behaves as one: SETITEM and SETITEMS. */
    DICT,
    /** As {@link #CALL}; the instance is a set. */
    SET,
    /** An array class: only as argument of the functions that make arrays. */
    ARRAY,
    /** Whatever the pickle does with it: names that the policy or the format vouches for. */
    ANY;

    /** Whether {@code cls.__new__(cls, ...)} may run. */
    boolean isClass() {
        return this == NEW || this == CALL || this == LIST || this == DICT || this == SET || this == ANY;
    }

    boolean isCallable() {
        return this == TYPE
                || this == FUNCTION
                || this == CALL
                || this == LIST
                || this == DICT
                || this == SET
                || this == ANY;
    }
}
