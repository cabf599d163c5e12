/** Signatures of container images as cosign makes them: simple signing, and Sigstore bundles. */
package io.jenkins.plugins.modelgate.engine.signature.cosign;
