[#ftl]
[#-- A choice by constant keys; the target is assigned before the case, so nothing is held. --]
[#macro print item]
  always @* begin
    [=item.target] = [=item.otherwise];
    case ([=item.select])
[#list item.arms as arm]
      [=arm.key]: [=item.target] = [=arm.value];
[/#list]
      default: ;
    endcase
  end
[/#macro]
