package io.jenkins.plugins.modelgate.engine.signature.detached;

import io.jenkins.plugins.modelgate.engine.artifact.ContentSink;
import io.jenkins.plugins.modelgate.engine.signature.SignatureException;
import io.jenkins.plugins.modelgate.engine.signature.Signer;
import java.util.List;

/** A signature that wants to see the signed bytes and then knows whether it holds. */
public interface Detached {
    /** What wants to see the signed bytes. */
    List<ContentSink> sinks();

    /**
     * Who signed the bytes that the sinks have seen.
     *
     * @throws SignatureException saying why nobody who is trusted did
     */
    Signer conclude() throws SignatureException;
}
