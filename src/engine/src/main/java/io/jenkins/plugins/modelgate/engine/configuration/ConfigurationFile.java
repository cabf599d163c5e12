package io.jenkins.plugins.modelgate.engine.configuration;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One file of the checked tree. Files of up to {@link #HELD} bytes are in memory and were read once, for their digest and for
 * all scanners; of a larger one only the beginning is, and {@link #open()} reads it again.
 */
public final class ConfigurationFile {
    /** Largest file that is held, in bytes: configuration that people write is far smaller. */
    public static final int HELD = 16 << 20;

    /** Longest script, Dockerfile or pipeline, in characters: what is far longer was not written by hand. */
    public static final int WRITTEN = 1 << 20;

    /** Longest match of {@link #mentions} across what is read at a time, in characters. */
    public static final int OVERLAP = 16_384;

    private static final int WINDOW = 1 << 20;

    /** How much of every file is known beforehand, in bytes. */
    public static final int HEAD = 8192;

    private final String path;
    private final long size;
    private final byte[] bytes;
    private final Opener opener;
    private final Map<String, Object> known = new HashMap<>();
    private final Map<Predicate<String>, Boolean> mentioned = new HashMap<>();
    private int[] lineStarts;

    private ConfigurationFile(String path, long size, byte[] bytes, @CheckForNull Opener opener) {
        this.path = path;
        this.size = size;
        this.bytes = bytes;
        this.opener = opener;
    }

    /** A file that is held. */
    public static ConfigurationFile held(String path, byte[] bytes) {
        return new ConfigurationFile(path, bytes.length, bytes.clone(), null);
    }

    /**
     * A file that is too large to be held.
     *
     * @param head its first bytes, at most {@link #HEAD}
     * @param opener gives it from the beginning, again and again
     */
    public static ConfigurationFile large(String path, long size, byte[] head, Opener opener) {
        return new ConfigurationFile(path, size, Arrays.copyOf(head, Math.min(HEAD, head.length)), opener);
    }

    /** Relative to the checked tree, {@code /} as separator; of a single file its name. */
    public String path() {
        return path;
    }

    /** Last name of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Last name in lower case. */
    public String lowerName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In bytes. */
    public long size() {
        return size;
    }

    /** Whether all of it is in memory. */
    public boolean isHeld() {
        return opener == null;
    }

    /** The first bytes, at most {@link #HEAD}. */
    public byte[] head() {
        return Arrays.copyOf(bytes, Math.min(HEAD, bytes.length));
    }

    /** A reading of all of it, from the beginning. The caller closes it. */
    public InputStream open() throws IOException {
        return opener == null ? new ByteArrayInputStream(bytes) : opener.open();
    }

    /** Whether its beginning is text: no zero byte unless it begins with the mark of UTF-16. */
    public boolean isText() {
        if (!charset().equals(StandardCharsets.UTF_8)) {
            return true;
        }
        int look = Math.min(HEAD, bytes.length);
        for (int i = 0; i < look; i++) {
            if (bytes[i] == 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * All of it as text, without the byte-order mark. UTF-16 needs its mark, everything else is UTF-8.
     *
     * @throws UnexaminedException when it is too large to be held, or no text
     */
    public String text() throws UnexaminedException {
        if (!isHeld()) {
            throw new UnexaminedException(0, "larger than " + HELD + " bytes");
        }
        try {
            String text = charset()
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                // Shells and servers read on behind it, each in its own way.
                throw new UnexaminedException(0, "no text: it has a zero byte");
            }
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UnexaminedException(0, "no text in " + charset().name(), e);
        }
    }

    /**
     * All of it as text of ISO-8859-1, in which every byte is a character.
     *
     * @throws UnexaminedException when it is too large to be held, or has a zero byte
     */
    public String latin1() throws UnexaminedException {
        if (!isHeld()) {
            throw new UnexaminedException(0, "larger than " + HELD + " bytes");
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (text.indexOf('\0') >= 0) {
            throw new UnexaminedException(0, "no text: it has a zero byte");
        }
        return text;
    }

    /**
     * Whether it holds something anywhere, however large it is and whatever else is in it: for files that cannot be read to
     * their end. Bytes that are no text are passed over.
     *
     * @param what looks at a part of the text; what it looks for has at most {@link #OVERLAP} characters
     * @throws UncheckedIOException when it cannot be read
     */
    public boolean mentions(Predicate<String> what) {
        return mentioned.computeIfAbsent(what, this::search);
    }

    private boolean search(Predicate<String> what) {
        Charset lenient = charset().equals(StandardCharsets.UTF_8) ? StandardCharsets.ISO_8859_1 : charset();
        if (isHeld()) {
            return what.test(once(String.class, "lenient", () -> new String(bytes, lenient)));
        }
        try (InputStream all = open()) {
            String before = "";
            for (byte[] next = all.readNBytes(WINDOW); next.length > 0; next = all.readNBytes(WINDOW)) {
                String window = before + new String(next, lenient);
                if (what.test(window)) {
                    return true;
                }
                before = window.substring(Math.max(0, window.length() - OVERLAP));
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * As {@link #text()}, for what people write by hand.
     *
     * @throws UnexaminedException besides when it has more than {@link #WRITTEN} characters
     */
    public String written() throws UnexaminedException {
        String text = text();
        if (text.length() > WRITTEN) {
            throw new UnexaminedException(0, "longer than " + WRITTEN + " characters");
        }
        return text;
    }

    /** The beginning as text, for recognition only: what does not decode is replaced. */
    public String beginning() {
        String text = new String(bytes, 0, Math.min(HEAD, bytes.length), charset());
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /**
     * What is made of the file once for all scanners: its parsed form.
     *
     * @param key names the form
     * @param make makes it; must not return null
     */
    public <T> T once(Class<T> form, String key, Supplier<T> make) {
        Object made = known.get(key);
        if (made == null) {
            made = make.get();
            known.put(key, made);
        }
        return form.cast(made);
    }

    /** Where a line begins, in bytes; -1 where that is not known. Lines count from 1. */
    long offsetOfLine(int line) {
        if (!isHeld() || line < 1 || !charset().equals(StandardCharsets.UTF_8)) {
            return -1;
        }
        if (lineStarts == null) {
            lineStarts = lineStarts();
        }
        return line <= lineStarts.length ? lineStarts[line - 1] : -1;
    }

    private int[] lineStarts() {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * count);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    private Charset charset() {
        Charset marked = sixteenBit(bytes);
        return marked == null ? StandardCharsets.UTF_8 : marked;
    }

    /** The encoding in units of 16 bits that the mark at the beginning of a text names, or null. */
    @CheckForNull
    public static Charset sixteenBit(byte[] head) {
        if (head.length >= 2 && (head[0] & 0xFF) == 0xFE && (head[1] & 0xFF) == 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        boolean little = head.length >= 2 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xFF) == 0xFE;
        return little ? StandardCharsets.UTF_16LE : null;
    }

    /** Gives a file's bytes from the beginning. */
    @FunctionalInterface
    public interface Opener {
        /** The caller closes it. */
        InputStream open() throws IOException;
    }
}
