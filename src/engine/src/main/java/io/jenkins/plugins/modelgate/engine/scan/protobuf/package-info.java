/** Walks protobuf messages by a schema, as a stream, and tells everything a parser might read differently. */
package io.jenkins.plugins.modelgate.engine.scan.protobuf;
