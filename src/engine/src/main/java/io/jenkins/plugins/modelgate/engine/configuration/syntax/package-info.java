/**
 * How configuration is written: Dockerfiles, YAML, properties, text protocol buffers, shell words, Groovy. Each reader keeps
 * line numbers, is bounded, and runs nothing.
 */
package io.jenkins.plugins.modelgate.engine.configuration.syntax;
