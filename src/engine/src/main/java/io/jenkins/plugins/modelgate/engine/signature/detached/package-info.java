/** Signatures over bytes, whatever their format: over a single file as it is read, or over a listing of a directory's digests. */
package io.jenkins.plugins.modelgate.engine.signature.detached;
