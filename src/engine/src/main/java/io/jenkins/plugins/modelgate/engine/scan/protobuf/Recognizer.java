package io.jenkins.plugins.modelgate.engine.scan.protobuf;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.scan.Probe;
import io.jenkins.plugins.modelgate.engine.scan.ScanStream;
import io.jenkins.plugins.modelgate.engine.scan.TruncatedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Tells from its first bytes whether a content is a message of some type. Protobuf has no magic number, so the beginning
 * is walked with the schema, and what is found in the right places counts. One instance for one content.
 */
public abstract class Recognizer implements Visitor.Factory, Visitor, Anomalies {
    /** What it takes to be recognised. */
    private static final int ENOUGH = 2;

    private static final int LONG_TEXT = 4096;

    /** Tag and length of a text. */
    private static final int LONGEST_PREFIX = 10;

    private int points;
    private int known;
    private int odd;
    private int lastText = -1;

    /** Whether the content is a message of that type, as far as can be seen. */
    protected final boolean recognises(Probe probe, Message root) {
        byte[] head = probe.head();
        ScanStream in = new ScanStream(new ByteArrayInputStream(head), head.length);
        try {
            new ProtobufWalk(in, this, this).walk(root, probe.size() < 0 ? Long.MAX_VALUE : probe.size());
        } catch (TruncatedException e) {
            // A file that is cut short still is what it is, only the end of the look-ahead proves nothing.
            addIfCutInText(head);
        } catch (IOException e) {
            return false;
        }
        return points >= ENOUGH && known >= 2 * odd;
    }

    /** A long text that fills the look-ahead hides what follows; that it is a text counts for the type. */
    private void addIfCutInText(byte[] head) {
        int from = lastText + LONGEST_PREFIX;
        if (lastText >= 0
                && head.length - from > LONG_TEXT
                && isPrintable(Arrays.copyOfRange(head, from, head.length))) {
            points += ENOUGH;
        }
    }

    /** Counts for the type. */
    protected final void add(int count) {
        points += count;
    }

    /** Counts for the type if the text is one that people can read, against it otherwise. */
    protected final void addIfPrintable(Text text, int count) {
        points += isPrintable(text) ? count : -ENOUGH;
    }

    @Override
    public Visitor open(Message type, @CheckForNull Field via, Visitor parent, long offset) {
        return this;
    }

    @Override
    public void field(Field field, long offset) {
        known++;
        lastText = field.kind() == Kind.STRING ? (int) offset : -1;
    }

    @Override
    public void unknownField(Message type, int number, long offset) {
        odd++;
        lastText = -1;
    }

    @Override
    public void wireType(Message type, Field field, int wireType, long offset) {
        odd++;
        lastText = -1;
    }

    @Override
    public void duplicate(Message type, Field field, long offset) {
        odd++;
    }

    @Override
    public void overlong(Message type, @CheckForNull Field field, long offset) {
        odd++;
    }

    private static boolean isPrintable(Text text) {
        return text.length() > 0 && isPrintable(text.kept());
    }

    /** ASCII without control characters but white space; bytes above that may be UTF-8 cut anywhere. */
    private static boolean isPrintable(byte[] text) {
        for (byte b : text) {
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' || b == 0x7F) {
                return false;
            }
        }
        return true;
    }
}
