/**
 * Surnames and last initials' full forms that callers in India or the English-speaking world are likely to give, in
 * lower case. Written for this project from general knowledge, taken from no list.
 */
export const COMMON_SURNAMES: readonly string[] = words(`
abraham acharya agarwal aggarwal ahmed ali anand ansari arora babu bajaj balakrishnan balasubramanian banerjee bansal
basu bhat bhatia bhatt bhattacharya bose chakraborty chandran chandrasekaran chatterjee chaudhary chauhan chopra
choudhury das dasgupta desai deshpande devi dhawan dixit dsouza dutta fernandes fernandez gandhi ganesan ganguly george
ghosh gill gopal gopalakrishnan goyal gupta hussain iyengar iyer jacob jain jayaraman jha jose joseph joshi kannan
kapoor kapur karthikeyan kaur khan khanna krishnamurthy krishnan kulkarni kumar kumari kurian lal lakshmanan mahajan
malhotra malik mani manoharan mathew mathur mehra mehta menon mishra mistry mittal mohamed mohan mohanty mukherjee
murthy murugan murugesan nadar nagarajan naidu nair nambiar narayan narayanan natarajan nath palaniappan pandey pandian
parekh patel patil paul perumal pillai prabhu prakash prasad rahman raj raja rajagopal rajagopalan rajan rajendran
rajkumar ram ramachandran ramakrishnan raman ramanathan ramasamy ramesh ranganathan rao rastogi rathore ravi
ravichandran reddy roy sahoo saini samuel sankar saravanan saxena sekar sekhar selvam selvaraj sen sengupta seth
sethuraman shah shankar sharma shastri shekar sheikh shetty shukla singh singhal sinha sivakumar soni srinivasan
srivastava subramaniam subramanian sundaram sundararajan suresh swaminathan swamy tandon thakur thangaraj thomas tiwari
trivedi varghese varma venkataraman venkatesan verma vijayan vijayakumar viswanathan vyas yadav
adams alexander allen anderson armstrong atkinson bailey baker barker barnes bell bennett black booth bradley brooks
brown bryant burns burton butler campbell carr carter chambers chapman clark clarke cole coleman collins cook cooper cox
cruz davies davis dawson dean diaz dixon edwards ellis evans fisher fletcher flores ford foster fox francis fraser
garcia gardner gibson gomez gonzalez gordon graham grant gray green griffin griffiths hall hamilton harper harris
harrison hart harvey hayes henderson henry hernandez hill holmes howard hudson hughes hunt hunter jackson james jenkins
johnson johnston jones jordan kelly kennedy king knight lawrence lawson lee lewis lloyd long lopez marshall martin
martinez mason matthews mcdonald miles miller mills mitchell moore morgan morris morrison murphy murray nelson newman
nguyen nicholls owen palmer parker patterson payne pearce pearson perez perry peterson phillips porter powell price
ramirez reed reid reynolds richards richardson rivera roberts robertson robinson rodriguez rogers rose ross russell
ryan sanchez sanders saunders scott shaw simmons simpson smith spencer stevens stewart stone sullivan taylor thompson
torres turner walker wallace walsh ward washington watson watts webb wells west white wilkinson williams williamson
wilson wood woods wright young
`);

function words(text: string): readonly string[] {
  return [...new Set(text.trim().split(/\s+/))];
}
