/** Dead Simple Signing Envelope 1.0.2: what is signed, and around what. By the JDK and Jackson alone. */
package io.jenkins.plugins.modelgate.engine.signature.dsse;
