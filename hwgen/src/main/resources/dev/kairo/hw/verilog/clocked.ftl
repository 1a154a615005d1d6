[#ftl]
[#-- Registers of one clock, one reset and one chain of conditions. --]
[#macro print item]
  always @(posedge [=item.clock]) begin
[#assign chained = false]
[#if item.reset != ""]
    if ([=item.reset]) begin
[#list item.resets as update]
      [=update.target] <= [=update.value];
[/#list]
[#assign chained = true]
[/#if]
[#list item.branches as branch]
[#if branch.condition != ""]
    [#if chained]end else [/#if]if ([=branch.condition]) begin
[@updates branch=branch margin="      " /]
[#assign chained = true]
[#elseif chained]
    end else begin
[@updates branch=branch margin="      " /]
[#else]
[@updates branch=branch margin="    " /]
[/#if]
[/#list]
[#if chained]
    end
[/#if]
  end
[/#macro]
[#macro updates branch margin]
[#list branch.updates as update]
[=margin][=update.target] <= [=update.value];
[/#list]
[/#macro]
