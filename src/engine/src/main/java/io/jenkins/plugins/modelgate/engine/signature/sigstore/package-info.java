/** Sigstore: short-lived certificates, transparency log and time stamps, verified offline with a given trusted root. */
package io.jenkins.plugins.modelgate.engine.signature.sigstore;
