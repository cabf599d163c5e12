package io.jenkins.plugins.modelgate.engine.scan.archive.zip;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import io.jenkins.plugins.modelgate.engine.scan.Nested;
import java.io.IOException;

/**
 * A format that is a ZIP archive (PyTorch, npz, Keras, skops ...). The archive is read once, from its first byte to its
 * last, and its directory comes last: so a profile is shown the members in the order in which they lie there, says for
 * each whether it wants it examined in a particular way, and judges the whole at the end.
 *
 * <p>An archive may turn out not to be of the profile's format; then the profile keeps silent. Nothing that a profile
 * does takes a member away from other profiles, or from scanners of other formats that recognise the member.
 */
public interface ZipProfile {
    /** What this profile keeps while one archive is read; {@code archive} is the inspection of the archive itself. */
    Session open(Inspection archive);

    /** One archive. Used by one thread; must not grow with the number of members without a bound. */
    interface Session {
        /**
         * Called for every member before its bytes are read, and once more for a member that directory and headers
         * describe differently.
         *
         * @return a scanner made for this member, or null: the member is examined by what it looks like. The scanner
         *     decides by {@link FormatScanner#replaces} which of the general scanners it stands in for
         */
        @CheckForNull
        default FormatScanner member(ZipMember member) throws IOException {
            return null;
        }

        /**
         * Called for every member after its bytes have been read.
         *
         * @param size its true size in bytes, -1 if the data could not be read to its end
         */
        default void examined(ZipMember member, long size, Nested result) throws IOException {}

        /** Called when the archive has been read to its end, to name the format and to report what is amiss. */
        default void end() throws IOException {}
    }
}
