[#ftl]
[#-- The accesses of a memory in one port: reads see what the memory held before the edge. --]
[#macro print item]
  always @(posedge [=item.clock]) begin
[#list item.writes as write]
[#if write.lanes?size == 0]
    [#if write.enable != ""]if ([=write.enable]) [/#if][=item.memory][[=write.address]] <= [=write.data];
[#else]
[#if write.enable != ""]
    if ([=write.enable]) begin
[/#if]
[#list write.lanes as lane]
    [#if write.enable != ""]  [/#if]if ([=lane.enable]) [=item.memory][[=write.address]][=lane.range] <= [=write.data][=lane.range];
[/#list]
[#if write.enable != ""]
    end
[/#if]
[/#if]
[/#list]
[#list item.reads as read]
    [#if read.enable != ""]if ([=read.enable]) [/#if][=read.target] <= [=item.memory][[=read.address]];
[/#list]
  end
[/#macro]
[#macro contents contents file]
[#if contents.file != ""]
  initial $readmemh("[=file]", [=contents.memory]);
[#else]
  initial begin
[#list contents.words as word]
    [=contents.memory][[=word?index]] = [=word];
[/#list]
  end
[/#if]
[/#macro]
