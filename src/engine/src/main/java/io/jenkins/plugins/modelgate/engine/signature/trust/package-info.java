/** Who is trusted: the entries of a policy's trust list, read and checked. */
package io.jenkins.plugins.modelgate.engine.signature.trust;
