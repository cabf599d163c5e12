/** Readers of metrics and test results, one format each: bytes in, metrics and tests out. They run in a worker only. */
package io.jenkins.plugins.modelgate.engine.quality.read;
