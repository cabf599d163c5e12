/** X.509: paths from a signer to the roots of a trust entry, who the signer must be, revocation lists, time stamps. */
package io.jenkins.plugins.modelgate.engine.signature.certificate;
