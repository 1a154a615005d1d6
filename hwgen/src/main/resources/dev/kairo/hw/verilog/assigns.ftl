[#ftl]
[#-- Consecutive continuous assignments. --]
[#macro print item]
[#list item.assigns as assign]
  [=assign.head] [=assign.target] =[=assign.value?starts_with("\n")?then("", " ")][=assign.value];
[/#list]
[/#macro]
