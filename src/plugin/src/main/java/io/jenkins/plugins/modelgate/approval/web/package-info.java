/** Approvals as people and programs meet them: inbox, the page of a request, REST, command line. Decides nothing itself. */
package io.jenkins.plugins.modelgate.approval.web;
