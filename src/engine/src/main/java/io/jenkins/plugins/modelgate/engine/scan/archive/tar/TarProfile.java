package io.jenkins.plugins.modelgate.engine.scan.archive.tar;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.scan.FormatScanner;
import io.jenkins.plugins.modelgate.engine.scan.Inspection;
import java.io.IOException;

/** A format that is a tar archive; as {@link io.jenkins.plugins.modelgate.engine.scan.archive.zip.ZipProfile} for ZIP. */
public interface TarProfile {
    /** What this profile keeps while one archive is read. */
    Session open(Inspection archive);

    /** One archive. Used by one thread; must not grow with the number of members without a bound. */
    interface Session {
        /**
         * Called for every regular member before its bytes are read.
         *
         * @param size in bytes
         * @return a scanner made for this member, or null: the member is examined by what it looks like
         */
        @CheckForNull
        FormatScanner member(String name, long size) throws IOException;

        /** Called when the archive has been read to its end. */
        default void end() throws IOException {}
    }
}
