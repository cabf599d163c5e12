/** Elliptic-curve keys, by the JDK alone: a controller checks and signs with them too. */
package io.jenkins.plugins.modelgate.engine.signature.key;
