/** Sigstore bundles, the container of model signatures and of newer image signatures, read strictly. By the JDK and Jackson alone. */
package io.jenkins.plugins.modelgate.engine.signature.bundle;
