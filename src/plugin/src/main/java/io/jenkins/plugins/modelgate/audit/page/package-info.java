/** The audit log as pages and as REST: browse, prove, verify, export. */
package io.jenkins.plugins.modelgate.audit.page;
