/** One walk over a file or a tree, one read of every byte: digests and the stream that scanners are fed from. Knows no format. */
package io.jenkins.plugins.modelgate.engine.artifact;
