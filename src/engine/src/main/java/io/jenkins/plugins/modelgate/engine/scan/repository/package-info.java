/** What stands beside the weights: code, programs, names that mislead, and files that only mean something together. */
package io.jenkins.plugins.modelgate.engine.scan.repository;
