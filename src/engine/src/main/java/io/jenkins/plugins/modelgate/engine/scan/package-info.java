/** Reads formats: bytes in, findings out. Nothing that is scanned is executed, deserialised or loaded. */
package io.jenkins.plugins.modelgate.engine.scan;
