package io.jenkins.plugins.modelgate.engine.signature.proof;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.artifact.ContentSink;
import io.jenkins.plugins.modelgate.engine.artifact.TreeEntry;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.Signer;
import java.util.List;
import java.util.Map;

/**
 * Something that vouches for a model and has been verified as far as it can be without the model's bytes. It joins the
 * single reading of the model by its sinks and concludes when everything has been read.
 */
public interface Proof {
    /**
     * What wants to see the bytes of this entry besides the SHA-256 that is made of every file anyway. Asked once for each
     * entry that has content, before it is read, by any thread; each sink is fed by one thread at a time, and has seen all
     * of the file before {@link #conclude} is called, or the file has no digest in what is concluded from.
     */
    List<ContentSink> sinks(TreeEntry entry);

    /** Who vouches, where that is known before the model is read; else null. */
    @CheckForNull
    default Signer signer() {
        return null;
    }

    /** What is vouched for, as far as that is known before the model is read: numbers and short texts for the report. */
    default Map<String, Object> claims() {
        return Map.of();
    }

    /**
     * What holds, after everything has been read.
     *
     * @throws SignatureException when the signature itself turns out to be worth nothing; differences between what was
     *     signed and what is there are no exception but part of the conclusion
     */
    Conclusion conclude(ReadTree tree) throws SignatureException;
}
