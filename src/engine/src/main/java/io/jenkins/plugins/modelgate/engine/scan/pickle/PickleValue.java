package io.jenkins.plugins.modelgate.engine.scan.pickle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.math.BigInteger;
import java.util.List;

/**
 * What the symbolic machine knows of one Python object. Only as much is kept as rules about names and arguments need:
 * the first items of containers, the text of short strings, the value of numbers that fit 32 bytes.
 */
public abstract class PickleValue {
    /** What kind of Python object it is. */
    public enum Kind {
        NONE,
        BOOL,
        INT,
        FLOAT,
        STR,
        BYTES,
        BYTEARRAY,
        TUPLE,
        LIST,
        DICT,
        SET,
        FROZENSET,
        /** A name that the unpickler imported. */
        GLOBAL,
        /** What calling or instantiating an allowed name gave. */
        INSTANCE,
        /** Anything else: results of calls that were not judged, persistent objects of unknown loaders, buffers. */
        UNKNOWN;

        /** Whether an object of this kind is fixed by the stream alone and cannot be called. */
        public boolean isData() {
            return this != GLOBAL && this != INSTANCE && this != UNKNOWN;
        }
    }

    /** What kind of object this is. */
    public abstract Kind kind();

    /** The text of a {@link Kind#STR}, or null if this is none or its text was not kept. */
    @CheckForNull
    public String text() {
        return null;
    }

    /** The value of an {@link Kind#INT} (1 or 0 for a bool), or null if this is none or its value was not kept. */
    @CheckForNull
    public BigInteger number() {
        return null;
    }

    /** As {@link #number()} where it fits a long and is not negative, otherwise -1: sizes and counts. */
    public final long size() {
        BigInteger number = number();
        return number == null || number.signum() < 0 || number.bitLength() > 63 ? -1 : number.longValue();
    }

    /**
     * The first items of a container: keys and values in turn for a dict, empty if they were not kept or this is no
     * container. See {@link #isWhole()}.
     */
    public List<PickleValue> items() {
        return List.of();
    }

    /** Whether {@link #items()} is all there is. */
    public boolean isWhole() {
        return true;
    }

    /** The value under a string key among the kept items of a dict; the last one wins, as in Python. */
    @CheckForNull
    public final PickleValue get(String key) {
        List<PickleValue> items = items();
        PickleValue found = null;
        for (int i = 0; kind() == Kind.DICT && i + 1 < items.size(); i += 2) {
            if (key.equals(items.get(i).text())) {
                found = items.get(i + 1);
            }
        }
        return found;
    }

    /** Module of a {@link Kind#GLOBAL} or of what made an {@link Kind#INSTANCE}, as imported by Python 3; else null. */
    @CheckForNull
    public String module() {
        return null;
    }

    /** Qualified name that goes with {@link #module()}. */
    @CheckForNull
    public String name() {
        return null;
    }

    /** Whether this is the global of this exact name. */
    public final boolean isGlobal(String module, String name) {
        return kind() == Kind.GLOBAL && module.equals(module()) && name.equals(name());
    }

    /** What is known of it if this is an instance of {@code numpy.dtype}; else null. */
    @CheckForNull
    public DtypeFacts dtype() {
        return null;
    }

    /** How many bytes or items it holds, or a bound of it; -1 if not known, 0 for what holds none or is not copied. */
    long extent() {
        return 0;
    }

    /** What hashing it takes, in items: those of tuples count as often as they are reached. */
    long spread() {
        return 1;
    }

    /** Whether this, as name of an attribute, could be one that Python itself uses, such as {@code __setstate__}. */
    boolean isHook() {
        return kind() == Kind.UNKNOWN || kind() == Kind.INSTANCE;
    }

    /** A shared stand-in that takes no memory and knows the kind only. */
    abstract PickleValue stub();

    /** What keeping this value costs, in units of some forty bytes. */
    int weight() {
        return 0;
    }

    /** Drops what lies {@code depth} levels below. */
    void prune(int depth) {
        // nothing kept
    }
}
