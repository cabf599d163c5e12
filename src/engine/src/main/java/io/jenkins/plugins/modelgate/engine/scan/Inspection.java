package io.jenkins.plugins.modelgate.engine.scan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.report.Rule;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.LongSupplier;

/** Where a scanner reports, and what it may know beyond the bytes of the content it examines. */
public interface Inspection {
    /** Path of the file in the tree. */
    String file();

    /** Path of this content inside the file, or null at the top. */
    @CheckForNull
    String member();

    /** 0 for a file, 1 for its members, ... */
    int depth();

    /** What the policy says. */
    ScanOptions options();

    /** What stands beside the file; {@link Neighbours#NONE} inside containers. */
    Neighbours neighbours();

    /** A second reading of this content, or null if it cannot be had. */
    @CheckForNull
    Replay replay();

    /** Names the format more exactly than {@link FormatScanner#format()}. */
    void format(String format);

    /** Reports a finding at a byte of this content (-1: of the content as a whole). */
    void report(Rule rule, long offset, String detail);

    /** Reports with the severity that this place knows better. */
    void report(Rule rule, Severity severity, long offset, String detail);

    /** Reports a finding that also means: this content was not examined to its end. The gate stays closed. */
    void incomplete(Rule rule, long offset, String detail);

    /** Leaves a fact for the {@link TreeScanner}s. */
    void remark(String kind, String value);

    /**
     * Examines content found inside this one, by its own bytes, one level deeper.
     *
     * @param name path inside this content, as the container tells it; any text
     * @param size in bytes, or -1 if that is not known
     * @param content the bytes; closed by the caller. What the examination leaves is read to the end
     * @param replay a second reading of the same bytes, or null
     * @throws IOException only when the content that contains it cannot be read any further
     */
    default Nested nested(String name, long size, InputStream content, @CheckForNull Replay replay) throws IOException {
        return nested(name, size, content, replay, List.of());
    }

    /**
     * As above, for content of which the container knows more than the bytes tell.
     *
     * @param appointed scanners that examine the content whatever it looks like, the first on the bytes as they come,
     *     the others on the replay; then every other scanner that recognises it and that none of them replaces
     */
    Nested nested(
            String name,
            long size,
            InputStream content,
            @CheckForNull Replay replay,
            List<? extends FormatScanner> appointed)
            throws IOException;

    /** Puts the policy's limits around a decompressing stream. {@code consumed}: compressed bytes used so far. */
    InputStream guard(InputStream decompressed, LongSupplier consumed);
}
