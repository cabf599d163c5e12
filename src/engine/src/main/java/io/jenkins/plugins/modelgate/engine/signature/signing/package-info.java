/** Signing: private keys from files, key stores and tokens; statements and bundles of OpenSSF Model Signing v1.0. */
package io.jenkins.plugins.modelgate.engine.signature.signing;
