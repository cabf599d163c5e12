/** Detached OpenPGP signatures, RFC 4880 and RFC 9580, by Bouncy Castle. */
package io.jenkins.plugins.modelgate.engine.signature.openpgp;
